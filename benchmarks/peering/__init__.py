"""What benchmarks/peers.py is made of: the truth, the programs, their judge and the page."""
