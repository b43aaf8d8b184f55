"""Opens a model file as what it is, tensors and text: open_model.py MODEL.safetensors."""

import sys

from safetensors import safe_open

with safe_open(sys.argv[1], framework="numpy") as model:
    for name in sorted(model.keys()):
        print(name, model.get_slice(name).get_shape())
    for key, text in sorted(model.metadata().items()):
        print(f"{key}: {text[:60]}")
