using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TrackStore.Tests.Fixtures;

namespace TrackStore.Tests.Tracks.Queries;

public sealed class TrackDetailsTests : LibraryTest
{
    [Fact]
    public async Task GetDetailsAsync_EveryPart_IsWhatItsOwnReadSays()
    {
        Track track = await AddAsync();

        TrackDetails details = (await Tracks.GetDetailsAsync(track.Id, Cancel))!;

        Assert.Equal(await Tracks.GetAsync(track.Id, Cancel), details.Track);
        Assert.Equal(await Albums.GetAsync(track.AlbumId!.Value, Cancel), details.Album);
        Assert.Equal(await Tracks.GetGenresAsync(track.Id, Cancel), details.Genres);
        Assert.Equal(await Tags.GetTagsAsync(track.Id, Cancel), details.Tags);
        Assert.Equal(["d2", "d1"], details.Links.Select(link => link.PlatformId));
        Assert.Equal(await Tracks.GetAppearancesAsync(track.Id, Cancel), details.Appearances);
        Assert.Equal(Enum.GetValues<TrackField>(), details.Fields.Select(field => field.Field));
        foreach (FieldExplanation field in details.Fields)
        {
            FieldExplanation alone = (await Fields.ExplainAsync(track.Id, field.Field, Cancel))!;
            Assert.Equal((alone.Rule, alone.TrackId), (field.Rule, field.TrackId));
            Assert.Equal(alone.Candidates, field.Candidates);
        }

        ArtworkExplanation artwork = await Library.Services.GetRequiredService<IArtworkSelector>().ExplainArtworkAsync(ArtworkOwner.Track(track.Id), cancellationToken: Cancel);
        Assert.Equal(artwork.Fallback!.Candidates, details.Artwork.Fallback!.Candidates);
        Assert.Single(details.Artwork.Fallback.Candidates);
        Assert.NotEmpty(details.Genres);
        Assert.NotEmpty(details.Tags);
        Assert.NotEmpty(details.Appearances);
    }

    [Fact]
    public async Task GetDetailsAsync_TrackWithoutAnything_HasEmptyParts()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A" }, Cancel);

        TrackDetails details = (await Tracks.GetDetailsAsync(track.Id, Cancel))!;

        Assert.Null(details.Album);
        Assert.Empty(details.Genres);
        Assert.Empty(details.Tags);
        Assert.Empty(details.Links);
        Assert.Empty(details.Appearances);
        Assert.Empty(details.Artwork.Candidates);
        Assert.Null(await Tracks.GetDetailsAsync(404, Cancel));
    }

    [Fact]
    public async Task GetDetailsAsync_TrackChangesBetweenTheReads_ShowsOneMoment()
    {
        ITagRepository tags = DispatchProxy.Create<ITagRepository, InterruptingTags>();
        await using var library = new TestLibrary(register: services => services.AddSingleton(tags));
        Track track = await library.Tracks.AddAsync(new NewTrack { Title = "Before", Artist = "A" }, Cancel);
        ((InterruptingTags)tags).Interrupt = () => library.Sql("UPDATE track_fields SET value = 'After' WHERE field = 'title'");

        TrackDetails details = (await library.Tracks.GetDetailsAsync(track.Id, Cancel))!;

        Assert.Equal("Before", Assert.Single(details.Fields[(int)TrackField.Title].Candidates).Value);
        Assert.Equal("After", (await library.Fields.GetFieldsAsync(track.Id, Cancel))[0].Value);
    }

    private async Task<Track> AddAsync()
    {
        Track track = await Tracks.AddAsync(new NewTrack { Title = "T", Artist = "A", Album = "B", Genres = ["House"], Year = "1999" }, Cancel);
        await Tags.AddTagsAsync(track.Id, ["a", "b"], Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "d1", fields: new() { Album = "C", Label = "Warp" }, cancellationToken: Cancel);
        await Tracks.AddPlatformInfoAsync(track.Id, "discogs", "d2", options: new PlatformLinkOptions { Role = PlatformIdRole.Primary }, cancellationToken: Cancel);
        await Tracks.UpdateAsync(track.Id, new TrackUpdate { Title = "U" }, Cancel);
        track = (await Tracks.GetAsync(track.Id, Cancel))!;
        await Images.ResizeAndStoreImageAsync(Pictures.Jpeg(), albumId: track.AlbumId, cancellationToken: Cancel);
        return (await Tracks.GetAsync(track.Id, Cancel))!;
    }

    /// <summary>Tags of a host, whose read lets something else happen.</summary>
    public class InterruptingTags : DispatchProxy
    {
        public Action? Interrupt { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Interrupt?.Invoke();
            return Task.FromResult<IReadOnlyList<Tag>>([]);
        }
    }
}
