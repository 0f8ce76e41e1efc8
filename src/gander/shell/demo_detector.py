"""Sample repository 1: a YOLOv3 detector in TensorFlow, finished in 2021 and left alone since."""

from gander.shell.demo_histories import Step

_MAILMAP = "Sam Nguyen <sam@example.org> <sam.nguyen@example.org>\n"
_LAYERS = '''"""Building blocks of YOLOv3."""
import tensorflow as tf
from tensorflow.keras import layers


def conv_block(x, filters, size, strides=1):
    """Convolution, batch norm and leaky ReLU."""
    padding = "same" if strides == 1 else "valid"
    if strides > 1:
        x = layers.ZeroPadding2D(((1, 0), (1, 0)))(x)
    x = layers.Conv2D(filters, size, strides, padding=padding, use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return layers.LeakyReLU(0.1)(x)
'''
_BACKBONE = '''

def residual(x, filters):
    """Two convolutions and a shortcut."""
    shortcut = x
    x = conv_block(x, filters // 2, 1)
    x = conv_block(x, filters, 3)
    return layers.Add()([shortcut, x])


def darknet53(x):
    """The backbone; returns three scales."""
    x = conv_block(x, 32, 3)
    scales = []
    for filters, repeats in ((64, 1), (128, 2), (256, 8), (512, 8), (1024, 4)):
        x = conv_block(x, filters, 3, strides=2)
        for _ in range(repeats):
            x = residual(x, filters)
        scales.append(x)
    return scales[2:]
'''
_DATA = '''"""Frames of the parking-lot camera with their boxes."""
import cv2
import numpy as np


def load_frame(path, size=416):
    """Reads one frame and letterboxes it."""
    frame = cv2.imread(str(path))
    height, width = frame.shape[:2]
    scale = size / max(height, width)
    frame = cv2.resize(frame, (int(width * scale), int(height * scale)))
    canvas = np.full((size, size, 3), 128, dtype=np.uint8)
    canvas[: frame.shape[0], : frame.shape[1]] = frame
    return canvas[..., ::-1] / 255.0
'''
_LOSS = '''"""Losses of one scale."""
import tensorflow as tf


def box_iou(a, b):
    """Intersection over union of boxes as corners."""
    top = tf.maximum(a[..., :2], b[..., :2])
    bottom = tf.minimum(a[..., 2:], b[..., 2:])
    inter = tf.reduce_prod(tf.maximum(bottom - top, 0.0), axis=-1)
    area_a = tf.reduce_prod(a[..., 2:] - a[..., :2], axis=-1)
    area_b = tf.reduce_prod(b[..., 2:] - b[..., :2], axis=-1)
    return inter / (area_a + area_b - inter + 1e-9)


def scale_loss(truth, guess, ignore=0.5):
    """Boxes, objectness and classes, summed."""
    has_object = truth[..., 4:5]
    boxes = tf.reduce_sum(has_object * tf.square(truth[..., :4] - guess[..., :4]))
    objectness = tf.keras.losses.binary_crossentropy(has_object, guess[..., 4:5])
    classes = tf.keras.losses.binary_crossentropy(truth[..., 5:], guess[..., 5:])
    return boxes + tf.reduce_sum(objectness) + tf.reduce_sum(has_object[..., 0] * classes)
'''
_TRAIN = '''"""Trains the detector: python train.py frames/ --epochs 40"""
import argparse

import tensorflow as tf

from layers import darknet53
from loss import scale_loss


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("frames")
    parser.add_argument("--epochs", type=int, default=40)
    args = parser.parse_args()
    inputs = tf.keras.Input((416, 416, 3))
    model = tf.keras.Model(inputs, darknet53(inputs))
    model.compile(tf.keras.optimizers.Adam(1e-4), loss=scale_loss)
    print(model.count_params(), "parameters,", args.epochs, "epochs of", args.frames)


if __name__ == "__main__":
    main()
'''
_TEST = '''"""The overlap of boxes on cases that can be drawn by hand."""
import numpy as np
import tensorflow as tf

from loss import box_iou


def test_same_box_overlaps_wholly():
    box = tf.constant([[0.0, 0.0, 2.0, 2.0]])
    np.testing.assert_allclose(box_iou(box, box), [1.0], rtol=1e-5)


def test_far_boxes_do_not_overlap():
    left, right = tf.constant([[0.0, 0.0, 1.0, 1.0]]), tf.constant([[5.0, 5.0, 6.0, 6.0]])
    np.testing.assert_allclose(box_iou(left, right), [0.0], atol=1e-6)
'''
_SUPPRESS = '''

def suppress(boxes, scores, limit=0.45, at_most=100):
    """Greedy non-maximum suppression."""
    chosen = tf.image.non_max_suppression(boxes, scores, at_most, iou_threshold=limit)
    return tf.gather(boxes, chosen), tf.gather(scores, chosen)
'''
_VIDEO = '''"""Counts free places in a video."""
import cv2

from frames import load_frame


def frames_of(path, every=25):
    """Every n-th frame of a file."""
    video = cv2.VideoCapture(str(path))
    number = 0
    while True:
        good, frame = video.read()
        if not good:
            break
        if number % every == 0:
            yield number, cv2.cvtColor(frame, cv2.COLOR_BGR2RGB)
        number += 1
    video.release()
'''
_FLIP = '''

def flip(frame, boxes):
    """Mirrors a frame with its boxes."""
    mirrored = cv2.flip(frame, 1)
    boxes = boxes.copy()
    boxes[:, [0, 2]] = frame.shape[1] - boxes[:, [2, 0]]
    return mirrored, np.clip(boxes, 0, frame.shape[1])
'''

STEPS = (
    Step(
        "2021-03-06 20:10",
        "sam-old",
        "Start the detector with its layers",
        {
            "layers.py": _LAYERS,
            "requirements.txt": "tensorflow==2.4.1\nnumpy<1.20\n",
            "README.md": "# Parking\n",
        },
    ),
    Step("2021-03-20 15:02", "sam-old", "Add the Darknet backbone", {"layers.py": _BACKBONE}),
    Step(
        "2021-04-11 10:45",
        "sam-old",
        "Read and letterbox frames",
        {"frames.py": _DATA, "requirements.txt": "opencv-python==4.5.1.48\n"},
    ),
    Step("2021-05-02 21:30", "sam-old", "Add the loss of one scale", {"loss.py": _LOSS}),
    Step("2021-05-30 18:12", "sam-old", "Train from the command line", {"train.py": _TRAIN}),
    Step("2021-06-19 09:20", "sam-old", "Test the overlap of boxes", {"test_loss.py": _TEST}),
    Step("2021-07-25 22:05", "sam-old", "Fix double boxes by suppression", {"loss.py": _SUPPRESS}),
    Step("2021-09-12 14:40", "sam-old", "Count places in a video", {"video.py": _VIDEO}),
    Step("2021-11-07 16:33", "sam-old", "Mirror frames for more data", {"frames.py": _FLIP}),
    Step("2021-12-04 11:00", "sam", "Use the new address", {".mailmap": _MAILMAP}),
)
