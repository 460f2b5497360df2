"""See the house: one room, one purpose."""
