using Microsoft.Extensions.Options;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Sync;

public sealed class RankingAndAgeOptionsTests
{
    public static TheoryData<string, Action<TrackStoreOptions>> WrongRankings => new()
    {
        { "not a platform name", options => options.PlatformRanking = ["spotify", " "] },
        { "FieldRanking[Year]", options => options.FieldRanking[TrackField.Year] = ["discogs "] },
        { "ranking of Bpm is null", options => options.FieldRanking[TrackField.Bpm] = null! },
        { "ArtworkOptions.SourceRanking", options => options.FieldRanking[TrackField.Artwork] = ["discogs"] },
    };

    [Theory]
    [MemberData(nameof(WrongRankings))]
    public async Task Rankings_Wrong_AreRefusedWithWhatToDo(string expected, Action<TrackStoreOptions> configure)
    {
        await using var library = new TestLibrary(store => store.Configure(configure));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => library.Tracks);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ages_TooShort_AreRefused()
    {
        await using var library = new TestLibrary(register: services => services.Configure<SyncOptions>(options => options.StaleAfterByPlatform["spotify"] = TimeSpan.Zero));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => library.Services.GetRequiredService<ITrackSynchronizer>());

        Assert.Contains("at least a minute", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefreshAsync_PlatformWithItsOwnAge_IsStaleByThat()
    {
        var platform = new Fakes.FakePlatformClient("spotify");
        await using var library = new TestLibrary(register: services => services
            .AddSingleton<IPlatformClient>(platform)
            .Configure<SyncOptions>(options => options.StaleAfterByPlatform["Spotify"] = TimeSpan.FromDays(1)));
        var synchronizer = library.Services.GetRequiredService<ITrackSynchronizer>();
        platform.Library.Add(new PlatformTrack { Platform = "spotify", Id = "1", Title = "T", Artist = "A" });
        await synchronizer.SyncLibraryAsync("spotify", cancellationToken: TestContext.Current.CancellationToken);

        library.Time.Advance(TimeSpan.FromDays(2));
        SyncResult result = await synchronizer.RefreshAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (result.Counts.Read, result.Counts.Unchanged));
    }
}
