"""How the event head was made: `python -m training.events --data DIR` trains it from scratch."""
