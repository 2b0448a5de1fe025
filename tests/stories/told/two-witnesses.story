Two witnesses asked apart from each other are two origins.
--- Vale Herald, 2024-03-06
The church tower in Dunmoor collapsed during the storm on Tuesday night, Ada Finch, who lives opposite, told the Vale Herald.
--- Marlow Echo, 2024-03-06
The tower of the church in Dunmoor collapsed in Tuesday night's storm, Colin Barr, the sexton, told the Marlow Echo.
===
one claim: "collapsed during the storm" | "collapsed in Tuesday night's storm"
origins: "collapsed during the storm" 2-2
status: "collapsed during the storm" corroborated
no relations
no copies
