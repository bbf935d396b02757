namespace Kashf.Models.Faces.Landmarks;

/// <summary>A place in an image, in pixels.</summary>
internal readonly record struct FacePoint(float X, float Y)
{
    public static FacePoint operator +(FacePoint one, FacePoint other) => new(one.X + other.X, one.Y + other.Y);

    public static FacePoint operator -(FacePoint one, FacePoint other) => new(one.X - other.X, one.Y - other.Y);

    public static FacePoint operator /(FacePoint point, float divisor) => new(point.X / divisor, point.Y / divisor);

    public float DistanceTo(FacePoint other) => MathF.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}
