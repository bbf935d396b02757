using Kashf.Functions.Images;

namespace Kashf.Functions.Tests.Images;

public sealed class SlowHostsTests
{
    private static readonly Uri Url = new("http://photos.example/a.jpg");

    private readonly TurnedClock clock = new();
    private readonly SlowHosts hosts;

    public SlowHostsTests() => hosts = new SlowHosts(clock);

    [Fact]
    public void Refuse_AfterThreeInVain_UntilSomeMinutesHavePassed()
    {
        TellInVain(2);
        Assert.Null(hosts.Refuse(1, Url));
        TellInVain(1);
        Assert.Equal("image-host-slow", hosts.Refuse(1, new Uri("http://photos.example/other.jpg"))!.Code);
        Assert.Null(hosts.Refuse(1, new Uri("http://elsewhere.example/a.jpg")));
        Assert.Null(hosts.Refuse(2, Url));

        clock.Minutes += 5;

        Assert.Null(hosts.Refuse(1, Url));
    }

    [Fact]
    public void Tell_AnAnswerBetween_CountsAnew()
    {
        TellInVain(2);
        hosts.Tell(1, Url, isInVain: false);
        TellInVain(2);

        Assert.Null(hosts.Refuse(1, Url));
    }

    private void TellInVain(int times)
    {
        for (var i = 0; i < times; i++)
            hosts.Tell(1, Url, isInVain: true);
    }

    private sealed class TurnedClock : TimeProvider
    {
        public long Minutes { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 60 * Minutes;
    }
}
