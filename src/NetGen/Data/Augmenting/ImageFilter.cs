namespace NetGen.Training;

/// <summary>Blurs and sharpens pictures. Outside of a picture everything is 0.</summary>
internal sealed class ImageFilter(ImageShape shape)
{
    /// <summary>The Gaussian is cut where it has fallen to a hundredth.</summary>
    private const double Reach = 3;

    private readonly float[] _rows = new float[shape.Height * shape.Width];
    private readonly float[] _kernel = new float[Math.Max(shape.Height, shape.Width)];

    /// <summary>Convolves a picture with a Gaussian, along the rows and then along the columns.</summary>
    /// <param name="pixels">Its values, changed in place.</param>
    /// <param name="deviation">Of the Gaussian, in pixels.</param>
    public void Blur(Span<float> pixels, double deviation)
    {
        int radius = Kernel(deviation);
        int size = shape.Height * shape.Width;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            Span<float> plane = pixels.Slice(channel * size, size);
            Convolve(plane, _rows, shape.Height, shape.Width, lineStep: shape.Width, step: 1, radius);
            Convolve(_rows, plane, shape.Width, shape.Height, lineStep: 1, step: shape.Width, radius);
        }
    }

    /// <summary>Adds the difference of a picture to its mean over 3 × 3 pixels: x + amount·(x - mean).</summary>
    /// <param name="pixels">Its values, changed in place.</param>
    /// <param name="amount">0 for none.</param>
    public void Sharpen(Span<float> pixels, float amount)
    {
        int size = shape.Height * shape.Width;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            Span<float> plane = pixels.Slice(channel * size, size);
            plane.CopyTo(_rows);
            for (int row = 0; row < shape.Height; row++)
            {
                for (int column = 0; column < shape.Width; column++)
                {
                    int index = row * shape.Width + column;
                    plane[index] += amount * (_rows[index] - SumAround(row, column) / 9);
                }
            }
        }
    }

    private float SumAround(int row, int column)
    {
        float sum = 0;
        for (int r = Math.Max(0, row - 1); r <= Math.Min(shape.Height - 1, row + 1); r++)
        {
            for (int c = Math.Max(0, column - 1); c <= Math.Min(shape.Width - 1, column + 1); c++)
                sum += _rows[r * shape.Width + c];
        }

        return sum;
    }

    /// <summary>Half of a Gaussian whose whole has the sum 1.</summary>
    /// <returns>The places beside its centre.</returns>
    private int Kernel(double deviation)
    {
        int radius = Math.Min((int)Math.Ceiling(Reach * deviation), _kernel.Length - 1);
        double sum = 0;
        for (int i = 0; i <= radius; i++)
            sum += (i == 0 ? 1 : 2) * Weight(i, deviation);
        for (int i = 0; i <= radius; i++)
            _kernel[i] = (float)(Weight(i, deviation) / sum);
        return radius;
    }

    private static double Weight(int distance, double deviation) => Math.Exp(-0.5 * distance * distance / (deviation * deviation));

    private void Convolve(ReadOnlySpan<float> source, Span<float> target, int lines, int length, int lineStep, int step, int radius)
    {
        for (int line = 0; line < lines; line++)
        {
            for (int place = 0; place < length; place++)
            {
                float sum = 0;
                for (int other = Math.Max(0, place - radius); other <= Math.Min(length - 1, place + radius); other++)
                    sum += _kernel[Math.Abs(other - place)] * source[line * lineStep + other * step];
                target[line * lineStep + place * step] = sum;
            }
        }
    }
}
