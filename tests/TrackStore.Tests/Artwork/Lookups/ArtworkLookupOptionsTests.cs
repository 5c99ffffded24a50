using Microsoft.Extensions.Options;
using TrackStore.Artwork.Lookups;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork.Lookups;

public sealed class ArtworkLookupOptionsTests
{
    private readonly ArtworkLookupOptionsValidator _validator = new();

    public static TheoryData<Action<ArtworkLookupOptions>, string> OutOfRange => new()
    {
        { options => options.AbsenceLifetime = TimeSpan.FromTicks(-1), nameof(ArtworkLookupOptions.AbsenceLifetime) },
        { options => options.AbsenceLifetime = TimeSpan.FromDays(3651), nameof(ArtworkLookupOptions.AbsenceLifetime) },
        { options => options.FirstRetryDelay = TimeSpan.Zero, nameof(ArtworkLookupOptions.FirstRetryDelay) },
        { options => options.FirstRetryDelay = TimeSpan.FromDays(366), nameof(ArtworkLookupOptions.FirstRetryDelay) },
        { options => options.MaxRetryDelay = TimeSpan.Zero, nameof(ArtworkLookupOptions.MaxRetryDelay) },
        { options => options.MaxRetryDelay = TimeSpan.FromDays(366), nameof(ArtworkLookupOptions.MaxRetryDelay) },
        { options => options.MaxRetryAfter = TimeSpan.Zero, nameof(ArtworkLookupOptions.MaxRetryAfter) },
        { options => options.MaxRetryAfter = TimeSpan.FromDays(3651), nameof(ArtworkLookupOptions.MaxRetryAfter) },
    };

    [Fact]
    public void Validate_Defaults_AreTheDocumentedOnes()
    {
        var options = new ArtworkLookupOptions();

        Assert.True(_validator.Validate(null, options).Succeeded);
        Assert.Equal((TimeSpan.FromDays(7), TimeSpan.FromMinutes(1)), (options.AbsenceLifetime, options.FirstRetryDelay));
        Assert.Equal((TimeSpan.FromDays(1), TimeSpan.FromDays(30)), (options.MaxRetryDelay, options.MaxRetryAfter));
    }

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void Validate_OutOfRange_NamesTheOption(Action<ArtworkLookupOptions> change, string option)
    {
        var options = new ArtworkLookupOptions();
        change(options);

        ValidateOptionsResult result = _validator.Validate(null, options);

        Assert.True(result.Failed);
        Assert.Contains(option, result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfigureArtworkLookups_OutOfRange_IsRefusedWhenTheServiceIsMade()
    {
        await using var library = new TestLibrary(store => store.ConfigureArtworkLookups(o => o.FirstRetryDelay = TimeSpan.Zero));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => library.Lookups);

        Assert.Contains(nameof(ArtworkLookupOptions.FirstRetryDelay), error.Message, StringComparison.Ordinal);
    }
}
