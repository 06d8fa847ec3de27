"""What the pages show, as pure functions and assets; ``app.screens`` draws it."""
