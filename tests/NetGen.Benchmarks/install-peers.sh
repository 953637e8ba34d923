#!/bin/sh
# Installs PyTorch 2.6 and ONNX Runtime 1.21 as Debian 13 packages into a chroot, which leaves the system itself untouched.
# Run as root: ./install-peers.sh [DIRECTORY] [MIRROR]
set -eu
root=${1:-/opt/netgen-peers}
mirror=${2:-http://deb.debian.org/debian}

command -v debootstrap >/dev/null || { apt-get update && apt-get install -y --no-install-recommends debootstrap; }
[ -x "$root/usr/bin/dpkg" ] || debootstrap --variant=minbase trixie "$root" "$mirror"

# The OpenMP build of OpenBLAS shares PyTorch's threads; the rest is what torch.compile needs.
export DEBIAN_FRONTEND=noninteractive
chroot "$root" apt-get update
chroot "$root" apt-get install -y --no-install-recommends \
    python3-torch python3-onnxruntime python3-numpy libopenblas0-openmp g++ python3-dev python3-setuptools libtorch-dev
chroot "$root" apt-get clean

# The chroot's Python, which sees the files that the benchmark writes.
cat > "$root/netgen-python" <<WRAPPER
#!/bin/sh
[ -e "$root/proc/self" ] || mount -t proc proc "$root/proc"
[ -e "$root/sys/devices" ] || mount -t sysfs sysfs "$root/sys"
[ "$root/tmp" -ef /tmp ] || mount --bind /tmp "$root/tmp"
exec chroot "$root" /usr/bin/python3 "\$@"
WRAPPER
chmod +x "$root/netgen-python"

"$root/netgen-python" -c '
import numpy, onnxruntime, torch
print("numpy", numpy.__version__, "onnxruntime", onnxruntime.__version__, "torch", torch.__version__)'
