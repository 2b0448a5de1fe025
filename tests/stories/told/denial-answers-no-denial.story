Two who deny are of one mind: a denial is no target of another.
--- Osterby Times, 2024-05-02
The Osterby Times cited minutes of the harbour board. The harbour board said the minutes cited by the Osterby Times were fabricated. City officials dismissed any links to the smugglers as baseless.
===
no relation: "dismissed any links to the smugglers" | "the minutes cited by the Osterby Times were fabricated"
