"""Settings that every test shares."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Derandomised, so that a run can be repeated; `make soak` searches at random and for longer.
settings.register_profile(
    "default",
    max_examples=40,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("soak", max_examples=2000, deadline=None)
settings.load_profile("default")
