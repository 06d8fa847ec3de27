"""The pages, drawn with Streamlit; what they show is decided in ``app.ui``."""
