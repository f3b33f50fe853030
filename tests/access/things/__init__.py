"""Things of the world of the access table, one module a room: `fill(made, people)` adds to `made.things`."""
