"""How the weights in `broadsheet.encoder` are made. Not part of the wheel; needs torch and onnx."""
