"""Random forest of scikit-learn: 100 trees on bytes of ink, as many jobs as threads.

One digit is answered with the jobs that the forest was trained with and with a single job, which
saves it the threads' start; the better of the two counts.
"""

import common

TREE_COUNT = 100
# Digits that are answered one at a time: each takes milliseconds.
SINGLE_COUNT = 50


def main():
    arguments = common.parse(common.parser(__doc__))
    from sklearn.ensemble import RandomForestClassifier

    images, labels, test_images, test_labels = common.mnist(arguments.data)
    rows, test_rows = (part.reshape(len(part), -1) for part in (images, test_images))
    forest = RandomForestClassifier(
        TREE_COUNT, n_jobs=arguments.threads, random_state=arguments.seed)
    fit_seconds, _ = common.seconds(lambda: forest.fit(rows, labels))
    predict_seconds, answers = common.seconds(lambda: forest.predict(test_rows))
    singles = []
    for forest.n_jobs in (arguments.threads, 1):
        singles.append(common.median_microseconds(
            lambda index: forest.predict(test_rows[index:index + 1]),
            min(SINGLE_COUNT, len(test_rows))))
    common.emit(
        "scikit-learn", ["scikit-learn", "numpy"], threads=arguments.threads, glyphs=len(rows),
        fitSeconds=fit_seconds, predictSeconds=predict_seconds, microsecondsADigit=min(singles),
        accuracy=float((answers == test_labels).mean()))


if __name__ == "__main__":
    main()
