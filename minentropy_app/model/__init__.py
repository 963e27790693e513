"""What flows between the rooms: items, inputs, results, parameters, steps."""
