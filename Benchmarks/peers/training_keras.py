"""The training loop of the networks in Keras on TensorFlow: Adam, cross entropy.

One step is taken before the clock starts, which traces and compiles the function of a step.

TensorFlow keeps one core busy in some runs and two in others. Each line says in `coresUsed` how
many an epoch had, so that Scripts/bench-peers can ask again for the mode of two.
"""

import statistics
import time

import common


def start(arguments):
    """Imports Keras with its threads and seed set."""
    import keras
    import tensorflow

    tensorflow.config.threading.set_intra_op_parallelism_threads(arguments.threads)
    tensorflow.config.threading.set_inter_op_parallelism_threads(arguments.threads)
    keras.utils.set_random_seed(arguments.seed)
    return keras


def run(arguments, keras, network, shape):
    """Trains, and prints the line: seconds an epoch (the median), cores used, accuracy."""
    images, labels, test_images, test_labels = common.mnist(arguments.data)
    inputs, test_inputs = (
        (part.astype("float32") / common.INK_MAX).reshape(-1, *shape)
        for part in (images, test_images))
    network.compile(
        keras.optimizers.Adam(common.LEARNING_RATE), "sparse_categorical_crossentropy",
        metrics=["accuracy"])
    network.train_on_batch(inputs[:arguments.batch], labels[:arguments.batch])

    times, cores = [], []
    for _ in range(arguments.epochs):
        processor_start = time.process_time()
        times.append(common.seconds(lambda: network.fit(
            inputs, labels, batch_size=arguments.batch, epochs=1, verbose=0))[0])
        cores.append((time.process_time() - processor_start) / times[-1])
    _, accuracy = network.evaluate(
        test_inputs, test_labels, batch_size=common.ANSWER_COUNT, verbose=0)
    common.emit(
        "Keras", ["keras", "tensorflow-cpu"], threads=arguments.threads, glyphs=len(inputs),
        batchSize=arguments.batch, epochs=arguments.epochs, fitSeconds=statistics.median(times),
        coresUsed=statistics.median(cores), accuracy=accuracy)
