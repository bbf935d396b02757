using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kashf.Core.Images;
using Kashf.Core.Learning;

namespace Kashf.Core.Video.Segments;

/// <summary>
/// A sampled frame as bytes: index, ticks, signature, what was seen (0 nothing yet, 1 a vector, 2 faces), and that: vectors at half
/// precision with their length in front; faces as box, clarity, patch and embedding, the last two with their length in front.
/// </summary>
internal static class SampledFrameBytes
{
    private const byte NotSeen = 0;
    private const byte Whole = 1;
    private const byte OfFaces = 2;

    public static void Write(SampledFrame frame, IBufferWriter<byte> to)
    {
        if (frame.Signature.Bytes.Length != FrameSignature.Length)
            throw new ArgumentException($"A signature has {FrameSignature.Length} bytes, not {frame.Signature.Bytes.Length}.", nameof(frame));
        Add(to, frame.Position.Frame);
        Add(to, frame.Position.Time.Ticks);
        to.Write(frame.Signature.Bytes);
        if (frame.Seen is not { } seen)
        {
            Add(to, NotSeen);
        }
        else if (seen.Vector is { } vector)
        {
            Add(to, Whole);
            AddVector(to, vector);
        }
        else
        {
            Add(to, OfFaces);
            Add(to, seen.Faces.Count);
            foreach (var face in seen.Faces)
                AddFace(to, face);
        }
    }

    /// <param name="from">Its frame is taken off.</param>
    /// <exception cref="InvalidDataException">It ends too early, or holds what no frame has.</exception>
    public static SampledFrame Read(ref ReadOnlyMemory<byte> from)
    {
        var bytes = from.Span;
        var position = new FramePosition(Take<int>(ref bytes), TimeSpan.FromTicks(Take<long>(ref bytes)));
        var signature = new FrameSignature(Take(ref bytes, FrameSignature.Length).ToArray());
        var seen = Take<byte>(ref bytes) switch
        {
            NotSeen => null,
            Whole => new SeenFrame { Vector = TakeVector(ref bytes) },
            OfFaces => new SeenFrame { Faces = TakeFaces(ref bytes) },
            _ => throw Damaged(),
        };
        from = from[^bytes.Length..];
        return new SampledFrame(position, signature, seen);
    }

    private static void AddFace(IBufferWriter<byte> to, FrameFace face)
    {
        face.Box.CopyTo(to.GetSpan(PixelBox.Size));
        to.Advance(PixelBox.Size);
        Add(to, face.Clarity);
        Add(to, face.Patch.Length);
        to.Write(face.Patch);
        AddVector(to, face.Embedding ?? []);
    }

    private static void AddVector(IBufferWriter<byte> to, float[] values)
    {
        Add(to, values.Length);
        to.Write(MemoryMarshal.AsBytes<Half>(HalfPrecision.Narrow(values)));
    }

    private static void Add<T>(IBufferWriter<byte> to, T value)
        where T : unmanaged => to.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    private static FrameFace[] TakeFaces(ref ReadOnlySpan<byte> from)
    {
        var faces = new List<FrameFace>();
        for (var count = TakeLength(ref from); faces.Count < count;)
            faces.Add(TakeFace(ref from));
        return [.. faces];
    }

    private static FrameFace TakeFace(ref ReadOnlySpan<byte> from)
    {
        var box = PixelBox.Read(Take(ref from, PixelBox.Size));
        var clarity = Take<float>(ref from);
        var patch = Take(ref from, TakeLength(ref from)).ToArray();
        var embedding = TakeVector(ref from);
        return new FrameFace { Box = box, Clarity = clarity, Patch = patch, Embedding = embedding.Length > 0 ? embedding : null };
    }

    private static float[] TakeVector(ref ReadOnlySpan<byte> from)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(Take(ref from, (long)TakeLength(ref from) * Unsafe.SizeOf<Half>()));
        return HalfPrecision.Widen(halves);
    }

    private static int TakeLength(ref ReadOnlySpan<byte> from) => Take<int>(ref from) is >= 0 and var length ? length : throw Damaged();

    private static T Take<T>(ref ReadOnlySpan<byte> from)
        where T : unmanaged => MemoryMarshal.Read<T>(Take(ref from, Unsafe.SizeOf<T>()));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, long length)
    {
        if (length > from.Length)
            throw Damaged();
        var taken = from[..(int)length];
        from = from[(int)length..];
        return taken;
    }

    private static InvalidDataException Damaged() => new("The frames are damaged: impossible sizes.");
}
