using TrackStore.Benchmarks;

namespace TrackStore.Tests.Benchmarks;

public class PercentilesTests
{
    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(0.991, 100)]
    [InlineData(1, 100)]
    public void At_HundredValues_GivesTheNearestRank(double share, int expected)
    {
        TimeSpan[] values = [.. Enumerable.Range(1, 100).Reverse().Select(value => TimeSpan.FromMilliseconds(value))];

        TimeSpan value = Percentiles.At(values, share);

        Assert.Equal(TimeSpan.FromMilliseconds(expected), value);
    }

    [Fact]
    public void At_NoValues_IsZero() => Assert.Equal(TimeSpan.Zero, Percentiles.At([], 0.99));

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    public void At_NoShare_Throws(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => Percentiles.At([TimeSpan.Zero], share));
}
