"""`python -m standpunkt`, where the program itself is not on the path."""

from standpunkt.cli import main

if __name__ == "__main__":
    main()
