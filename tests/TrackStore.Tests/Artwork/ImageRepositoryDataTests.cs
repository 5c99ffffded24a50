using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Artwork;

/// <summary>Real photographs and hostile files.</summary>
public sealed class ImageRepositoryDataTests : LibraryTest
{
    [Fact]
    public async Task ResizeAndStoreImageAsync_EveryPhotograph_IsStored()
    {
        string folder = TestData.Require("fixtures", "photos");
        string[] photos = Directory.GetFiles(folder, "*.png", SearchOption.AllDirectories);

        foreach (string photo in photos)
        {
            Track track = await AddTrackAsync(Path.GetFileName(photo));
            await using FileStream stream = File.OpenRead(photo);
            IReadOnlyDictionary<ImageSize, Image> stored = await Images.ResizeAndStoreImageAsync(stream, track.Id, cancellationToken: Cancel);
            Assert.Equal(4, stored.Count);
        }

        Assert.NotEmpty(photos);
        Assert.Equal(photos.Length, Library.Count("artworks"));
    }

    [Fact]
    public async Task ResizeAndStoreImageAsync_HostileCorpora_EndsStoredOrRejectedAndNothingElse()
    {
        string folder = TestData.Require("corpora");
        string[] files = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) is not ("LICENSE" or "README.md"))];
        Track track = await AddTrackAsync();
        int stored = 0;
        int rejected = 0;

        foreach (string file in files)
        {
            try
            {
                await Images.ResizeAndStoreImageAsync(await File.ReadAllBytesAsync(file, Cancel), track.Id, cancellationToken: Cancel);
                stored++;
            }
            catch (ImageRejectedException)
            {
                rejected++;
            }
        }

        await Library.SweepAsync(Cancel);
        Assert.Equal(files.Length, stored + rejected);
        Assert.InRange(stored, 160, files.Length);
        Assert.Equal(1, Library.Count("artworks"));
        Assert.Equal(4, Library.Count("image_contents"));
        Assert.Equal("ok", Library.Sql("PRAGMA integrity_check"));
    }

    private Task<Track> AddTrackAsync(string title = "Windowlicker")
        => Tracks.AddAsync(new NewTrack { Title = title, Artist = "Aphex Twin", Album = "Windowlicker" }, Cancel);
}
