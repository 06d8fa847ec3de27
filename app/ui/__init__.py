"""What the page shows, as pure functions and assets; only ``streamlit_app.py`` touches Streamlit."""
