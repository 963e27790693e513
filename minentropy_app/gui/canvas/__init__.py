"""The picture of a library in space, drawn by the processor alone: no OpenGL anywhere."""
