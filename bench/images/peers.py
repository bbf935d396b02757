"""Trains and tests scikit-learn's models on the same features, and prints one JSON line for each job.

Reads jobs from standard input, a JSON object a line:
  {"file": float32 values, a row an image, "dimension": columns, "labels": of each row, "train": [rows], "test": [rows]}
"""
import json
import os
import sys
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

try:
    import numpy
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV, StratifiedKFold
    from sklearn.svm import SVC, LinearSVC
except ImportError:
    sys.exit("scikit-learn is missing: apt-get install python3-sklearn")

# The strongest of the searched strengths may not converge in time; the search takes another one then.
warnings.filterwarnings("ignore", category=ConvergenceWarning)

STRENGTHS = [1, 10, 100, 1000]
# In units of one over the mean squared distance of rows from their mean.
GAMMAS = [0.1, 0.3, 1]
FOLDS = 3


def search(model, choices, smallest_class):
    folds = StratifiedKFold(min(FOLDS, smallest_class), shuffle=True, random_state=1)
    return GridSearchCV(model, {"C": STRENGTHS} | choices, cv=folds)


def project(rows, train):
    """The same rows along the directions of the training rows: a linear model with an L2 penalty has no weights elsewhere."""
    _, lengths, directions = numpy.linalg.svd(rows[train], full_matrices=False)
    return rows @ directions[lengths > 1e-6 * lengths[0]].T


def judge(model, job, rows, labels, **choices):
    smallest = min(numpy.bincount(labels[job["train"]]))
    start = time.perf_counter()
    fitted = search(model, choices, smallest).fit(rows[job["train"]], labels[job["train"]])
    seconds = time.perf_counter() - start
    return {"accuracy": float(fitted.score(rows[job["test"]], labels[job["test"]])), "train_seconds": seconds}


def main():
    for line in sys.stdin:
        job = json.loads(line)
        rows = numpy.fromfile(job["file"], dtype=numpy.float32).reshape(-1, job["dimension"]).astype(float)
        labels = numpy.array(job["labels"])
        projected = project(rows, job["train"])
        scale = 1 / rows[job["train"]].var(axis=0).sum()
        print(json.dumps({
            "logistic_regression": judge(LogisticRegression(max_iter=1000), job, projected, labels),
            "linear_svc": judge(LinearSVC(), job, projected, labels),
            "kernel_svc": judge(SVC(), job, rows, labels, gamma=[factor * scale for factor in GAMMAS]),
        }), flush=True)


if __name__ == "__main__":
    main()
