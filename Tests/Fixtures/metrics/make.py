"""Writes cases.json: random answers, measured by scikit-learn, SciPy and NumPy.

Run with the packages' versions that README.md names:
    pip install numpy scipy scikit-learn && python make.py > cases.json
"""

import json

import numpy as np
from scipy.stats import binomtest
from sklearn.metrics import accuracy_score, confusion_matrix, log_loss, precision_recall_fscore_support


def calibration_error(confidence, correct, bins=15):
    order = np.argsort(confidence, kind="stable")
    parts = np.array_split(order, min(bins, len(order)))
    gaps = [abs(correct[p].mean() - confidence[p].mean()) * len(p) for p in parts]
    return sum(gaps) / len(order)


def case(seed, count, classes, sharpness):
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(count, classes)) * sharpness
    # Some classes may go without a glyph or an answer: quotients by zero are 0.
    labels = rng.integers(0, max(1, classes - 1), size=count)
    scores[np.arange(count), labels] += rng.normal(size=count) * sharpness
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    # Rounded to float32, which is what a reader hands out, then measured in float64.
    p = (powers / powers.sum(axis=1, keepdims=True)).astype(np.float32)
    wide = p.astype(np.float64)
    answers = p.argmax(axis=1)
    every = list(range(classes))
    scored = {}
    for average in [None, "macro", "weighted"]:
        values = precision_recall_fscore_support(
            labels, answers, labels=every, average=average, zero_division=0)
        scored[str(average)] = [np.asarray(v).tolist() for v in values[:3]]
    one_hot = np.eye(classes)[labels]
    correct = (answers == labels).astype(float)
    return {
        "classCount": classes,
        "labels": labels.tolist(),
        "probabilities": [float(v) for v in p.reshape(-1)],
        "accuracy": accuracy_score(labels, answers),
        "loss": log_loss(labels, wide / wide.sum(axis=1, keepdims=True), labels=every),
        "brier": float(((wide - one_hot) ** 2).sum(axis=1).mean()),
        "calibrationError": calibration_error(wide.max(axis=1), correct),
        "confusion": confusion_matrix(labels, answers, labels=every).tolist(),
        "classes": scored["None"],
        "macro": scored["macro"],
        "weighted": scored["weighted"],
    }


def split(first, second):
    count = first + second
    p = binomtest(first, count, 0.5).pvalue if count else 1.0
    return {"onlyFirst": first, "onlySecond": second, "pValue": p}


print(json.dumps({
    "metrics": [case(1, 100, 10, 1.0), case(2, 47, 3, 3.0), case(3, 10, 10, 8.0)],
    "mcNemar": [split(*s) for s in [(0, 0), (1, 5), (5, 15), (12, 9), (40, 12), (900, 1001)]],
}))
