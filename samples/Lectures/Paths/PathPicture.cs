using System.Text;

namespace Samples;

/// <summary>A path over a surface as lines of characters: contours in light dots, the path in full ones.</summary>
internal static class PathPicture
{
    private const int Columns = 64;
    private const int Lines = 15;
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const int Contours = 7;
    private const int FirstBraille = 0x2800;

    // The eight dots of a Braille character by column and row.
    private static readonly int[,] _bits = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    public static string Draw(Surface surface, (float X, float Y)[] path)
    {
        (float left, float right) = Range(path.Select(point => point.X), Math.Abs(surface.Start.X));
        (float bottom, float top) = Range(path.Select(point => point.Y), Math.Abs(surface.Start.Y));
        int width = Columns * DotsAcross;
        int height = Lines * DotsDown;
        bool[,] dots = new bool[width, height];
        Trace(path, point => (
            (int)((point.X - left) / (right - left) * (width - 1)),
            (int)((top - point.Y) / (top - bottom) * (height - 1))), dots);

        var picture = new StringBuilder();
        for (int line = 0; line < Lines; line++)
        {
            for (int column = 0; column < Columns; column++)
            {
                int bits = 0;
                for (int x = 0; x < DotsAcross; x++)
                {
                    for (int y = 0; y < DotsDown; y++)
                        bits |= dots[column * DotsAcross + x, line * DotsDown + y] ? _bits[x, y] : 0;
                }

                picture.Append(bits != 0 ? (char)(FirstBraille + bits) : Level(column, line) != Level(column + 1, line) ? '·' : ' ');
            }

            picture.Append('\n');
        }

        return picture.ToString();

        // Contours at equal ratios of the value above the floor.
        int Level(int column, int line)
        {
            float x = left + (right - left) * column / Columns;
            float y = top - (top - bottom) * line / Lines;
            float height = Math.Max(surface.Value(x, y) - surface.Floor, 1e-6f);
            return (int)Math.Floor(Contours / 4.0 * Math.Log2(height));
        }
    }

    private static (float Low, float High) Range(IEnumerable<float> values, float around)
    {
        float reach = Math.Max(around, values.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max()) * 1.1f;
        return (-reach, reach);
    }

    /// <summary>Straight lines from point to point.</summary>
    private static void Trace((float X, float Y)[] path, Func<(float X, float Y), (int X, int Y)> place, bool[,] dots)
    {
        for (int step = 1; step < path.Length && float.IsFinite(path[step].X + path[step].Y); step++)
        {
            (int x0, int y0) = place(path[step - 1]);
            (int x1, int y1) = place(path[step]);
            int count = Math.Max(1, Math.Max(Math.Abs(x1 - x0), Math.Abs(y1 - y0)));
            for (int i = 0; i <= count; i++)
                dots[x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count] = true;
        }
    }
}
