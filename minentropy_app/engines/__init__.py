"""Fast solvers: generators of Steps, each tested against ``theory/``."""

from minentropy_app.paths import prepare_kernel_cache

prepare_kernel_cache()
