namespace Kashf.Media.Tests.Video.Samples;

/// <summary>
/// H.264 of which each field is a picture of its own, as interlaced broadcasts have it and encoders at hand do not make it: a byte
/// stream (ITU-T H.264, annex B) of macroblocks that are not compressed (I_PCM). 160 x 120, a keyframe every 12 frames.
/// </summary>
internal static class FieldPictures
{
    private const int KeyframeEvery = 12;
    private const int MacroblocksOfField = 10 * 4;

    /// <param name="frames">How many.</param>
    /// <param name="whole">So many of the first are pictures of whole frames.</param>
    public static byte[] Make(int frames, int whole = 0)
    {
        var stream = new List<byte>();
        for (var frame = 0; frame < frames; frame++)
        {
            var inGroup = frame % KeyframeEvery;
            if (inGroup == 0)
            {
                Add(stream, 0x67, Sequence());
                Add(stream, 0x68, Picture());
            }

            if (frame < whole)
            {
                AddSlice(stream, frame, parity: null);
                continue;
            }

            AddSlice(stream, frame, parity: 0);
            AddSlice(stream, frame, parity: 1);
        }

        return [.. stream];
    }

    // 7.3.2.1: main profile, 8 bits each of frame number and order count, fields allowed, 8 lines cropped at the bottom.
    private static Bits Sequence() => new Bits().Fixed(8, 77).Fixed(8, 0).Fixed(8, 30).Unsigned(0, 4, 0, 4, 1).Fixed(1, 0)
        .Unsigned(9, 3).Fixed(1, 0).Fixed(1, 0).Fixed(1, 1).Fixed(1, 1).Unsigned(0, 0, 0, 2).Fixed(1, 0).End();

    // 7.3.2.2: variable-length coding, an order count for each field, one slice group, no weights, no offsets.
    private static Bits Picture() => new Bits().Unsigned(0, 0).Fixed(2, 1).Unsigned(0, 0, 0).Fixed(3, 0).Unsigned(0, 0, 0).Fixed(3, 0).End();

    // 7.3.3 and 7.3.5: the first of a group is an IDR picture, what follows is of type P, though nothing is predicted.
    private static void AddSlice(List<byte> stream, int frame, int? parity)
    {
        var inGroup = frame % KeyframeEvery;
        var isIdr = inGroup == 0 && parity != 1;
        var slice = new Bits().Unsigned(0, isIdr ? 7u : 5u, 0).Fixed(8, inGroup).Fixed(1, parity is null ? 0 : 1);
        if (parity is { } bottom)
            slice.Fixed(1, bottom);
        if (isIdr)
            slice.Unsigned((uint)(frame / KeyframeEvery % 2));
        slice.Fixed(8, (2 * inGroup) + (parity ?? 0));
        // That the second field of a whole frame comes one count after the first: 1, as a signed code.
        if (parity is null)
            slice.Unsigned(1);
        slice = isIdr ? slice.Fixed(2, 0) : slice.Fixed(3, 0);
        slice.Unsigned(0);
        for (var macroblock = 0; macroblock < MacroblocksOfField * (parity is null ? 2 : 1); macroblock++)
        {
            slice = isIdr ? slice.Unsigned(25) : slice.Unsigned(0, 30);
            slice.Align().Samples(256, (byte)(30 + (frame * 37 % 200) + (parity ?? 0))).Samples(128, (byte)(100 + frame));
        }

        Add(stream, isIdr ? (byte)0x65 : (byte)0x41, slice.End());
    }

    private static void Add(List<byte> stream, byte kind, Bits content)
    {
        stream.AddRange([0, 0, 0, 1, kind]);
        var zeros = 0;
        foreach (var value in content.ToBytes())
        {
            if (zeros >= 2 && value <= 3)
            {
                stream.Add(3);
                zeros = 0;
            }

            stream.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }
    }

    private sealed class Bits
    {
        private readonly List<bool> bits = [];

        public Bits Fixed(int count, int value)
        {
            for (var bit = count - 1; bit >= 0; bit--)
                bits.Add(((value >> bit) & 1) != 0);
            return this;
        }

        /// <summary>Exponential-Golomb codes (9.1); that of 0 is that of a signed 0 as well.</summary>
        public Bits Unsigned(params ReadOnlySpan<uint> values)
        {
            foreach (var value in values)
            {
                var length = 32 - int.LeadingZeroCount((int)(value + 1));
                Fixed(length - 1, 0).Fixed(length, (int)(value + 1));
            }

            return this;
        }

        public Bits Align()
        {
            while (bits.Count % 8 != 0)
                bits.Add(false);
            return this;
        }

        public Bits Samples(int count, byte value)
        {
            for (var i = 0; i < count; i++)
                Fixed(8, value);
            return this;
        }

        public Bits End() => Fixed(1, 1).Align();

        public byte[] ToBytes()
        {
            var bytes = new byte[bits.Count / 8];
            for (var i = 0; i < bits.Count; i++)
                bytes[i / 8] |= (byte)(bits[i] ? 0x80 >> (i % 8) : 0);
            return bytes;
        }
    }
}
