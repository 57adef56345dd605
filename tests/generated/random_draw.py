"""Random choices that are the same in every version of Python: of `random` only what is promised to stay is used."""
import random


class Draw:
    def __init__(self, seed):
        self.random = random.Random(seed).random

    def chance(self, probability):
        return self.random() < probability

    def between(self, least, most):
        return least + int(self.random() * (most - least + 1))

    def one_of(self, values):
        return values[self.between(0, len(values) - 1)]

    def shuffled(self, values):
        values = list(values)
        for last in range(len(values) - 1, 0, -1):
            other = self.between(0, last)
            values[last], values[other] = values[other], values[last]
        return values
