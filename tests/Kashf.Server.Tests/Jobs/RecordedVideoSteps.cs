using System.Collections.Concurrent;
using Kashf.Core.Datasets;
using Kashf.Functions.Jobs;
using Kashf.Functions.Video;
using Kashf.Functions.Video.Work;
using Kashf.Media.Ffmpeg;
using Microsoft.Azure.Functions.Worker;

namespace Kashf.Server.Tests.Jobs;

/// <summary>The steps of jobs that tag videos, which write down that they were asked for and come to what a test says.</summary>
internal sealed class RecordedVideoSteps(RecordedVideoSteps.Script script)
{
    [Function(nameof(VideoTaggingActivities.BeginVideoTagging))]
    public BegunVideoTagging Begin([ActivityTrigger] JobInput job) => new(job.JobId == script.Gone ? "gone" : null, DatasetType.Face, script.Videos, new VideoPlaces(script.StepsAtOnce, Fetches: 2, Files: 4));

    [Function(nameof(VideoTaggingActivities.FetchVideo))]
    public VideoStepOutcome Fetch([ActivityTrigger] VideoStepInput input)
    {
        var mustWait = script.Waits-- > 0;
        script.Record(VideoStep.Fetch, input);
        return new VideoStepOutcome { MustWait = mustWait, Hash = mustWait ? null : $"{input.Video}", Error = input.Video == script.Bad ? "bad" : null };
    }

    [Function(nameof(VideoSegmentActivities.PlanVideo))]
    public VideoStepOutcome Plan([ActivityTrigger] VideoStepInput input) => script.Record(VideoStep.Plan, input, script.Segments);

    [Function(nameof(VideoSegmentActivities.SeeSegment))]
    public VideoStepOutcome See([ActivityTrigger] VideoStepInput input)
    {
        if (input.Video == script.Broken)
            throw new InvalidOperationException("The disk is full.");
        if (script.TryEnd())
            throw new DecoderEndedException();
        return script.Record(VideoStep.See, input);
    }

    [Function(nameof(VideoSegmentActivities.SeeMissingFrames))]
    public VideoStepOutcome SeeMissing([ActivityTrigger] VideoStepInput input) => script.Record(VideoStep.SeeMissing, input);

    [Function(nameof(VideoSegmentActivities.MergeVideo))]
    public VideoStepOutcome Merge([ActivityTrigger] VideoStepInput input) => script.Record(VideoStep.Merge, input, input.Round == 0 ? 2 : 0);

    [Function(nameof(VideoTaggingActivities.TagSeenFrames))]
    public VideoStepOutcome Tag([ActivityTrigger] VideoStepInput input) => script.Record(VideoStep.Tag, input);

    [Function(nameof(VideoTaggingActivities.DiscardVideo))]
    public VideoStepOutcome Discard([ActivityTrigger] VideoStepInput input) => script.Record(VideoStep.Discard, input);

    [Function(nameof(VideoTaggingActivities.JoinVideos))]
    public string? Join([ActivityTrigger] JoinVideosInput input)
    {
        if (script.JoinFails)
            throw new InvalidOperationException("The store is gone.");
        script.Joined.Add(input);
        return null;
    }

    [Function(nameof(VideoTaggingActivities.DeleteVideoFiles))]
    public void Delete([ActivityTrigger] VideoRun run)
    {
        script.Deleted.Add(run.Run);
        if (script.DeleteFails)
            throw new InvalidOperationException("The store is gone.");
    }

    internal sealed class Script
    {
        private int ended;

        public int Videos { get; init; } = 1;

        public int Segments { get; init; } = 1;

        public int StepsAtOnce { get; init; } = 2;

        public string Gone { get; init; } = "";

        /// <summary>The video that can't be fetched.</summary>
        public int Bad { get; init; } = -1;

        /// <summary>The video that can't be looked at.</summary>
        public int Broken { get; init; } = -1;

        /// <summary>How many times the decoder is ended from outside.</summary>
        public int Ended { get; init; }

        public bool JoinFails { get; init; }

        public bool DeleteFails { get; init; }

        /// <summary>How many times fetching has to wait.</summary>
        public int Waits { get; set; }

        public ConcurrentBag<(VideoStep Step, int Video, int Part, int Round)> Steps { get; } = [];

        public ConcurrentBag<string> Runs { get; } = [];

        public ConcurrentBag<JoinVideosInput> Joined { get; } = [];

        public ConcurrentBag<string> Deleted { get; } = [];

        public bool TryEnd() => Interlocked.Increment(ref ended) <= Ended;

        public VideoStepOutcome Record(VideoStep step, VideoStepInput input, int parts = 0)
        {
            Steps.Add((step, input.Video, input.Part, input.Round));
            Runs.Add(input.Run.Run);
            return VideoStepOutcome.InParts(parts);
        }
    }
}
