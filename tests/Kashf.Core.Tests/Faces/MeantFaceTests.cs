using Kashf.Core.Faces;
using Kashf.Core.Images;

namespace Kashf.Core.Tests.Faces;

public sealed class MeantFaceTests
{
    private static readonly ImageVector[] Faces =
    [
        new([], new PixelBox(0, 0, 200, 200), Clarity: 0.1f),
        new([], new PixelBox(300, 0, 100, 100), Clarity: 0.8f),
        new([], new PixelBox(500, 0, 50, 50), Clarity: 0.9f),
    ];

    [Fact]
    public void Find_NoBox_IsTheLargestClearFace() => Assert.Equal(1, MeantFace.Find(Faces, null, 0.3f));

    [Fact]
    public void Find_NoClearFace_IsTheLargest() => Assert.Equal(0, MeantFace.Find(Faces, null, 0.95f));

    [Fact]
    public void Find_Box_IsTheFaceThatOverlapsMost() => Assert.Equal(2, MeantFace.Find(Faces, new PixelBox(505, 5, 50, 50), 0.3f));

    [Fact]
    public void Find_BoxBesideAllFaces_IsNone() => Assert.Equal(-1, MeantFace.Find(Faces, new PixelBox(440, 0, 70, 70), 0.3f));

    [Fact]
    public void Find_NoFaces_IsNone() => Assert.Equal(-1, MeantFace.Find([], null, 0.3f));
}
