namespace Kashf.Core.Video.Tags;

/// <summary>How long a tag was found in a video, appearance by appearance.</summary>
/// <param name="least">How long an appearance must be to count.</param>
/// <param name="leastFrames">In how many kept frames it must be found.</param>
internal sealed class TagSupport(string title, TimeSpan least, int leastFrames)
{
    /// <summary>A head that turns away, or a hand before the lens, does not end an appearance.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(1);

    private Appearance current;
    private Appearance counted;
    private double best;

    /// <param name="start">Not before the end of the stretch added last.</param>
    public void Add(TimeSpan start, TimeSpan end, double probability)
    {
        if (start - current.End > LongestGap)
            EndAppearance();
        current = current.With(end - start, end, probability);
    }

    /// <returns>Null where no appearance was long enough.</returns>
    public VideoTag? Of(long tagId)
    {
        EndAppearance();
        return counted.Frames > 0 ? new VideoTag(tagId, title, best, counted.Frames, counted.Time.TotalSeconds) : null;
    }

    private void EndAppearance()
    {
        if (current.Frames >= leastFrames && current.Time >= least)
        {
            best = Math.Max(best, current.Certainty / current.Time.TotalSeconds);
            counted = new Appearance(counted.Frames + current.Frames, counted.Time + current.Time, 0, default);
        }

        current = default;
    }

    /// <param name="Time">In which it was found, without gaps.</param>
    /// <param name="Certainty">Probability times seconds.</param>
    private readonly record struct Appearance(int Frames, TimeSpan Time, double Certainty, TimeSpan End)
    {
        public Appearance With(TimeSpan time, TimeSpan end, double probability) =>
            new(Frames + 1, Time + time, Certainty + (probability * time.TotalSeconds), end);
    }
}
