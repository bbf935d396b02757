using Kashf.Models.Faces.Detection;

namespace Kashf.Models.Tests.Faces.Detection;

public sealed class OverlappingRegionsTests
{
    private static readonly FaceRegion Face = new(10, 10, 50, 60, 0.9f);

    [Fact]
    public void Remove_SameFaceSeenTwice_KeepsTheSurer() =>
        Assert.Equal([Face], OverlappingRegions.Remove([new(13, 12, 54, 61, 0.8f), Face]));

    [Fact]
    public void Remove_FaceSeenInPart_KeepsTheSurer() =>
        Assert.Equal([Face], OverlappingRegions.Remove([Face, new(10, 10, 30, 60, 0.8f)]));

    [Fact]
    public void Remove_Neighbours_KeepsBoth()
    {
        var neighbour = new FaceRegion(45, 10, 85, 60, 0.95f);
        Assert.Equal([neighbour, Face], OverlappingRegions.Remove([Face, neighbour]));
    }

    [Fact]
    public void Remove_None_KeepsNone() => Assert.Empty(OverlappingRegions.Remove([]));
}
