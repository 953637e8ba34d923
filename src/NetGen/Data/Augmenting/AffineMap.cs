namespace NetGen.Training;

/// <summary>
/// A map of the plane, (x, y) ↦ (Xx·x + Xy·y + X0, Yx·x + Yy·y + Y0), x to the right and y down, both from the centre of the picture.
/// </summary>
internal readonly record struct AffineMap(double Xx, double Xy, double X0, double Yx, double Yy, double Y0)
{
    public static AffineMap Identity { get; } = new(1, 0, 0, 0, 1, 0);

    public static AffineMap Scaling(double x, double y) => new(x, 0, 0, 0, y, 0);

    public static AffineMap Translation(double x, double y) => new(1, 0, x, 0, 1, y);

    /// <summary>Each row is moved to the right in proportion to how far down it is.</summary>
    /// <param name="degrees">By which upright lines lean.</param>
    public static AffineMap Shearing(double degrees) => new(1, Math.Tan(degrees * Math.PI / 180), 0, 0, 1, 0);

    /// <summary>Clockwise, as y points down.</summary>
    public static AffineMap Rotation(double degrees)
    {
        (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new(cosine, -sine, 0, sine, cosine, 0);
    }

    /// <summary>First this map, then another.</summary>
    public AffineMap Then(AffineMap next) => new(
        next.Xx * Xx + next.Xy * Yx, next.Xx * Xy + next.Xy * Yy, next.Xx * X0 + next.Xy * Y0 + next.X0,
        next.Yx * Xx + next.Yy * Yx, next.Yx * Xy + next.Yy * Yy, next.Yx * X0 + next.Yy * Y0 + next.Y0);

    /// <summary>The way back; the map loses no dimension.</summary>
    public AffineMap Inverse()
    {
        double determinant = Xx * Yy - Xy * Yx;
        (double a, double b, double c, double d) = (Yy / determinant, -Xy / determinant, -Yx / determinant, Xx / determinant);
        return new AffineMap(a, b, -(a * X0 + b * Y0), c, d, -(c * X0 + d * Y0));
    }
}
