"""Trains and tests the peers on the samples that the benchmark wrote, and prints one JSON line for each run.

Reads jobs from standard input, a JSON object a line:
  {"train": [{"text", "labels"}], "test": [{"text", "labels"}], "labels": [...], "judged": [...], "multi_label": bool}
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A label that every text has is no surprise here.
warnings.filterwarnings("ignore", message="Label .* is present in all training examples")

try:
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import f1_score
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import FeatureUnion, Pipeline
    from sklearn.svm import LinearSVC
except ImportError:
    sys.exit("scikit-learn is missing: apt-get install python3-sklearn")


def features():
    return FeatureUnion([
        ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)),
        ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
    ])


def indicator(rows, labels):
    return numpy.array([[int(label in row["labels"]) for label in labels] for row in rows])


def judge(job, answers):
    truth = indicator(job["test"], job["labels"])[:, job["judged"]]
    answers = answers[:, job["judged"]]
    return {
        "macro_f1": f1_score(truth, answers, average="macro", zero_division=0),
        "micro_f1": f1_score(truth, answers, average="micro", zero_division=0),
    }


def scikit_learn(job):
    classifier = OneVsRestClassifier(LogisticRegression(C=10, max_iter=1000)) if job["multi_label"] else LinearSVC()
    pipeline = Pipeline([("features", features()), ("classifier", classifier)])
    truth = indicator(job["train"], job["labels"])
    target = truth if job["multi_label"] else truth.argmax(axis=1)
    train = [row["text"] for row in job["train"]]
    test = [row["text"] for row in job["test"]]
    start = time.perf_counter()
    pipeline.fit(train, target)
    fitted = time.perf_counter()
    predicted = pipeline.predict(test)
    done = time.perf_counter()
    answers = predicted if job["multi_label"] else numpy.eye(len(job["labels"]), dtype=int)[predicted]
    return {
        "train_seconds": fitted - start,
        "texts_per_second": len(test) / (done - fitted),
        **judge(job, answers),
    }


def fast_text(job):
    with tempfile.TemporaryDirectory() as folder:
        def write(name, rows, with_labels):
            path = os.path.join(folder, name)
            with open(path, "w", encoding="utf-8") as out:
                for row in rows:
                    prefix = [f"__label__{job['labels'].index(label)}" for label in row["labels"]] if with_labels else []
                    out.write(" ".join(prefix + [re.sub(r"\s+", " ", row["text"])]) + "\n")
            return path

        train, test = write("train.txt", job["train"], True), write("test.txt", job["test"], False)
        model = os.path.join(folder, "model")
        loss = ["-loss", "ova"] if job["multi_label"] else []
        start = time.perf_counter()
        subprocess.run(
            ["fasttext", "supervised", "-input", train, "-output", model, "-wordNgrams", "2", "-minn", "2", "-maxn", "5",
             "-epoch", "25", "-lr", "0.5", "-dim", "50", "-bucket", "200000", "-thread", "2", *loss],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        fitted = time.perf_counter()
        how = ["-1", "0.5"] if job["multi_label"] else ["1"]
        output = subprocess.run(
            ["fasttext", "predict", model + ".bin", test, *how], check=True, capture_output=True, text=True).stdout
        done = time.perf_counter()
    answers = numpy.zeros((len(job["test"]), len(job["labels"])), dtype=int)
    for row, line in enumerate(output.split("\n")[:len(job["test"])]):
        for label in line.split():
            answers[row, int(label.removeprefix("__label__"))] = 1
    return {
        "train_seconds": fitted - start,
        "texts_per_second": len(job["test"]) / (done - fitted),
        **judge(job, answers),
    }


def main():
    try:
        subprocess.run(["fasttext"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    except FileNotFoundError:
        sys.exit("fastText is missing: apt-get install fasttext")
    for line in sys.stdin:
        job = json.loads(line)
        print(json.dumps({"scikit_learn": scikit_learn(job), "fast_text": fast_text(job)}), flush=True)


if __name__ == "__main__":
    main()
