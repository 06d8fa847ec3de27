"""What the pages show, as pure functions and assets; only ``app.screens`` touches Streamlit."""
