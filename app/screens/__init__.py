"""The pages, drawn with Streamlit for one session over one collection; ``app.ui`` decides what they show."""
