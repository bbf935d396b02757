using Kashf.ModelConversion.Onnx;

namespace Kashf.ModelConversion.Tests.Onnx;

/// <summary>The examples of https://protobuf.dev/programming-guides/encoding.</summary>
public sealed class ProtocolBufferTests
{
    [Fact]
    public void Number_OfTwoBytes_IsAVarint() =>
        Assert.Equal([0x08, 0x96, 0x01], new ProtocolBuffer().Number(1, 150).ToArray());

    [Fact]
    public void Number_BelowZero_TakesTenBytes() =>
        Assert.Equal([0x08, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], new ProtocolBuffer().Number(1, -2).ToArray());

    [Fact]
    public void Text_AnyText_HasItsLengthBefore() =>
        Assert.Equal([0x12, 0x07, .. "testing"u8], new ProtocolBuffer().Text(2, "testing").ToArray());

    [Fact]
    public void Message_InAMessage_HasItsLengthBefore() =>
        Assert.Equal([0x1a, 0x03, 0x08, 0x96, 0x01], new ProtocolBuffer().Message(3, new ProtocolBuffer().Number(1, 150)).ToArray());

    [Fact]
    public void Number_WithAFraction_IsFourBytes() =>
        Assert.Equal([0x15, 0x00, 0x00, 0xc0, 0x3f], new ProtocolBuffer().Number(2, 1.5f).ToArray());

    [Fact]
    public void Field_AboveFifteen_TakesTwoBytes() =>
        Assert.Equal([0xa0, 0x01, 0x07], new ProtocolBuffer().Number(20, 7).ToArray());
}
