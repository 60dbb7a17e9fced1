"""The room's writers: a line is filed, a proposal is confirmed."""
