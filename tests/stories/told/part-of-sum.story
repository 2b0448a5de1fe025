A part of a sum is no other count.
--- Osterby Times, 2024-06-11
The avalanche in Pell killed nine people, among them three children, the mountain police said.
--- Vale Herald, 2024-06-11
The avalanche in Pell killed three children, the mountain police said.
===
no relations
