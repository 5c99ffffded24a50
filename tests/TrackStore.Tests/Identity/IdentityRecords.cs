using System.Globalization;
using TrackStore.Identity;

namespace TrackStore.Tests.Identity;

/// <summary>Records for tests of the identity rule, written "title | artist | album | seconds | code | number".</summary>
internal static class IdentityRecords
{
    public static TrackIdentity Read(string record) => TrackIdentity.Read(Facts(record));

    public static TrackFacts Facts(string record)
    {
        string[] fields = record.Split('|');
        return new TrackFacts
        {
            Title = fields[0].Trim(' '),
            Artist = fields[1].Trim(' '),
            Album = Optional(2),
            Duration = Optional(3) is { } seconds ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)) : null,
            Isrc = Optional(4),
            TrackNumber = Optional(5),
        };

        string? Optional(int index) => index < fields.Length && fields[index].Trim(' ') is { Length: > 0 } value ? value : null;
    }

    /// <summary>The rule gives the decision, and the same answer for the records in the other order.</summary>
    public static void AssertDecision(IdentityDecision expected, string first, string second)
    {
        IdentityComparison comparison = IdentityRule.Compare(Read(first), Read(second));

        Assert.True(expected == comparison.Decision, $"{comparison.Decision} because of {comparison.Reasons}; expected {expected}.");
        Assert.Equal(comparison, IdentityRule.Compare(Read(second), Read(first)));
    }

    /// <summary>A person is asked, or the records are different: they are not joined.</summary>
    public static void AssertNotSame(string first, string second)
    {
        IdentityComparison comparison = IdentityRule.Compare(Read(first), Read(second));

        Assert.NotEqual(IdentityDecision.Same, comparison.Decision);
        Assert.Equal(comparison, IdentityRule.Compare(Read(second), Read(first)));
    }
}
