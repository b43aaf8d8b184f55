"""Kernel SVM of scikit-learn, plain or accelerated by scikit-learn-intelex.

C 10, radial kernel, gamma "scale", on pixels from 0 to 1; scikit-learn's default kernel cache.
"""

import common

# Digits that are answered one at a time: each takes milliseconds.
SINGLE_COUNT = 100


def main():
    options = common.parser(__doc__)
    options.add_argument(
        "--engine", choices=["scikit-learn", "scikit-learn-intelex"], default="scikit-learn")
    arguments = common.parse(options)
    packages = ["scikit-learn", "numpy"]
    if arguments.engine == "scikit-learn-intelex":
        # Replaces scikit-learn's estimators, so it comes before they are imported.
        from sklearnex import patch_sklearn
        patch_sklearn(verbose=False)
        packages.append("scikit-learn-intelex")
    from sklearn.svm import SVC

    images, labels, test_images, test_labels = common.mnist(arguments.data)
    # SVC computes in 64 bits and would convert anything else while the clock runs.
    rows, test_rows = (
        part.reshape(len(part), -1).astype("float64") / common.INK_MAX
        for part in (images, test_images))
    machine = SVC(C=10, kernel="rbf", gamma="scale")
    fit_seconds, _ = common.seconds(lambda: machine.fit(rows, labels))
    predict_seconds, answers = common.seconds(lambda: machine.predict(test_rows))
    single = common.median_microseconds(
        lambda index: machine.predict(test_rows[index:index + 1]),
        min(SINGLE_COUNT, len(test_rows)))
    common.emit(
        arguments.engine, packages, threads=arguments.threads, glyphs=len(rows),
        fitSeconds=fit_seconds, predictSeconds=predict_seconds, microsecondsADigit=single,
        accuracy=float((answers == test_labels).mean()),
        supportVectors=int(machine.n_support_.sum()))


if __name__ == "__main__":
    main()
