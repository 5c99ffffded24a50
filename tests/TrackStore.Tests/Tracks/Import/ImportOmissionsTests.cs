using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Import;

public sealed class ImportOmissionsTests : LibraryTest
{
    [Fact]
    public async Task ImportAsync_OddOptionalValues_AreLeftOutAndListed()
    {
        ImportResult result = await Tracks.ImportAsync(
            new[]
            {
                new NewTrack { Title = "One", Artist = "Artist", Year = "2011-04-01T00:00:00Z", Isrc = "DE-X01-09-00001; DEX010900006" },
                new NewTrack { Title = "Two", Artist = "Artist", Bpm = 9999, Year = "0000", Label = "Kept" },
                new NewTrack { Title = "", Artist = "Artist", Bpm = 9999 },
                new NewTrack { Title = "Three", Artist = "Artist", LocalPath = "/" + new string('x', 4000), Genres = ["", "House"] },
            }.ToAsyncEnumerable(),
            cancellationToken: Cancel);

        Assert.Equal((3, 1, 3), (result.Added, result.Rejected, result.OmittedValues));
        Assert.Equal([(1, "Bpm"), (3, "LocalPath"), (3, "Genres")], result.Omissions.Select(omission => ((int)omission.Index, omission.Field)));
        Assert.Equal(("2011", "DEX010900001"), ((await GetAsync("One")).Year, (await GetAsync("One")).Isrc));
        Track two = await GetAsync("Two");
        Assert.Equal((null, null, "Kept"), (two.Bpm, two.Year, two.Label));
        Track three = await GetAsync("Three");
        Assert.Null(three.LocalPath);
        Assert.Equal("House", Assert.Single(await Tracks.GetGenresAsync(three.Id, Cancel)).Name);
    }

    [Fact]
    public async Task AddAsync_OddOptionalValue_IsRefused()
        => await Assert.ThrowsAnyAsync<ArgumentException>(() => Tracks.AddAsync(new NewTrack { Title = "One", Artist = "Artist", Bpm = 9999 }, Cancel));

    private async Task<Track> GetAsync(string title)
        => (await Tracks.GetAsync((await Tracks.QueryAsync(new TrackQuery { Text = title }, Cancel)).Items[0].TrackId!.Value, Cancel))!;
}
