namespace NetGen.Training;

/// <summary>
/// Moves the pixels of a picture: each new one is read from where it comes from, between four old ones (bilinear), once however many maps were
/// put together. Outside of the picture everything is 0.
/// </summary>
internal sealed class ImageWarp
{
    /// <summary>The 0 around the picture: one pixel before, two behind, so that every place can be read between four.</summary>
    private const int Before = 1, Border = 3;

    private readonly ImageShape _shape;
    private readonly int _stride;
    private readonly float[] _framed;

    /// <summary>Displacements at the points of a grid, for an elastic warp; their rows and columns.</summary>
    private readonly int _spacing;
    private readonly int _gridWidth;
    private readonly float[] _gridX = [];
    private readonly float[] _gridY = [];

    /// <summary>The displacements of the pixels of one row.</summary>
    private readonly float[] _rowX = [];
    private readonly float[] _rowY = [];

    /// <param name="shape">The pictures.</param>
    /// <param name="spacing">Pixels between the points of the grid of displacements; 0 for none.</param>
    public ImageWarp(ImageShape shape, int spacing)
    {
        _shape = shape;
        _stride = shape.Width + Border;
        _framed = new float[(shape.Height + Border) * _stride];
        _spacing = spacing;
        if (spacing == 0)
            return;
        _gridWidth = (shape.Width - 1) / spacing + 2;
        int gridHeight = (shape.Height - 1) / spacing + 2;
        _gridX = new float[_gridWidth * gridHeight];
        _gridY = new float[_gridWidth * gridHeight];
        _rowX = new float[shape.Width];
        _rowY = new float[shape.Width];
    }

    /// <summary>Draws the displacements.</summary>
    /// <param name="random">The source.</param>
    /// <param name="deviation">Their standard deviation in pixels, along each axis.</param>
    public void DrawGrid(ref SampleRandom random, double deviation)
    {
        for (int point = 0; point < _gridX.Length; point++)
        {
            _gridX[point] = (float)(deviation * random.Normal());
            _gridY[point] = (float)(deviation * random.Normal());
        }
    }

    /// <summary>Warps a picture in place.</summary>
    /// <param name="pixels">Its values.</param>
    /// <param name="map">Where its pixels go; displacements of the grid are added to where each comes from.</param>
    public void Run(Span<float> pixels, AffineMap map)
    {
        AffineMap back = map.Inverse();
        int size = _shape.Height * _shape.Width;
        for (int channel = 0; channel < _shape.Channels; channel++)
        {
            Span<float> plane = pixels.Slice(channel * size, size);
            Frame(plane);
            Read(plane, back);
        }
    }

    private void Frame(ReadOnlySpan<float> plane)
    {
        for (int row = 0; row < _shape.Height; row++)
            plane.Slice(row * _shape.Width, _shape.Width).CopyTo(_framed.AsSpan((row + Before) * _stride + Before));
    }

    private void Read(Span<float> plane, AffineMap back)
    {
        double centreX = (_shape.Width - 1) / 2.0, centreY = (_shape.Height - 1) / 2.0;
        for (int row = 0; row < _shape.Height; row++)
        {
            float x0 = (float)(back.Xx * -centreX + back.Xy * (row - centreY) + back.X0 + centreX);
            float y0 = (float)(back.Yx * -centreX + back.Yy * (row - centreY) + back.Y0 + centreY);
            (float dx, float dy) = ((float)back.Xx, (float)back.Yx);
            Span<float> target = plane.Slice(row * _shape.Width, _shape.Width);
            if (_spacing == 0)
            {
                for (int column = 0; column < target.Length; column++)
                    target[column] = At(x0 + column * dx, y0 + column * dy);
                continue;
            }

            Displace(_rowX, _gridX, row);
            Displace(_rowY, _gridY, row);
            for (int column = 0; column < target.Length; column++)
                target[column] = At(x0 + column * dx + _rowX[column], y0 + column * dy + _rowY[column]);
        }
    }

    /// <summary>The value between the four pixels around a place.</summary>
    private float At(float x, float y)
    {
        x = Math.Clamp(x, -Before, _shape.Width);
        y = Math.Clamp(y, -Before, _shape.Height);
        int left = (int)(x + Before), top = (int)(y + Before); // not negative, so that truncating is rounding down
        float right = x + Before - left, bottom = y + Before - top;
        int index = top * _stride + left;
        float above = _framed[index] + right * (_framed[index + 1] - _framed[index]);
        float below = _framed[index + _stride] + right * (_framed[index + _stride + 1] - _framed[index + _stride]);
        return above + bottom * (below - above);
    }

    /// <summary>Each pixel of a row between the four points of the grid around it.</summary>
    private void Displace(Span<float> pixels, ReadOnlySpan<float> grid, int row)
    {
        (int top, int down) = Math.DivRem(row, _spacing);
        ReadOnlySpan<float> above = grid.Slice(top * _gridWidth, _gridWidth), below = grid.Slice((top + 1) * _gridWidth, _gridWidth);
        float bottom = (float)down / _spacing;
        float right = above[0] + bottom * (below[0] - above[0]);
        for (int point = 1, column = 0; column < pixels.Length; point++)
        {
            float left = right;
            right = above[point] + bottom * (below[point] - above[point]);
            float slope = (right - left) / _spacing;
            for (int along = 0; along < _spacing && column < pixels.Length; along++, column++)
                pixels[column] = left + along * slope;
        }
    }
}
