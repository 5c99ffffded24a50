using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrackStore;

/// <summary>Calls the application over HTTP and checks its answers.</summary>
internal static class Browser
{
    public static async Task VisitAsync(WebApplication app)
    {
        ITrackRepository tracks = app.Services.GetRequiredService<ITrackRepository>();
        IImageRepository images = app.Services.GetRequiredService<IImageRepository>();
        Track track = await tracks.AddAsync(new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Year = "1999" });
        await images.ResizeAndStoreImageAsync(await File.ReadAllBytesAsync("cover.png"), track.Id);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using JsonDocument page = JsonDocument.Parse(await client.GetStringAsync("/tracks?text=window"));
        JsonElement row = page.RootElement.GetProperty("items")[0];
        Check.That(row.GetProperty("title").GetString() == "Windowlicker", "the list shows the track");
        string key = row.GetProperty("artworkKey").GetString()!;

        await ShowPictureAsync(client, $"/artwork/{key}/medium");
        using HttpResponseMessage gone = await client.GetAsync($"/artwork/{key[..^1]}{(key[^1] == '0' ? '1' : '0')}/medium");
        Check.That(gone.StatusCode == HttpStatusCode.NotFound && gone.Headers.ETag is null, "a key of other bytes leads nowhere");
        using HttpResponseMessage size = await client.GetAsync($"/artwork/{key}/99");
        Check.That(size.StatusCode == HttpStatusCode.NotFound, "a size that doesn't exist leads nowhere");

        await EditAsync(client, tracks, track.Id);
        await UseOwnTablesAsync(app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>());
    }

    private static async Task UseOwnTablesAsync(IDbContextFactory<AppDbContext> contexts)
    {
        await using AppDbContext database = await contexts.CreateDbContextAsync();
        database.Visits.Add(new Visit { Page = "/tracks" });
        Check.That(await database.SaveChangesAsync() == 1, "the application's own table takes rows");
        int tracks = await database.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM music_tracks").SingleAsync();
        Check.That(tracks == 1, "the library's tables are beside it, under the prefix that the application chose");
    }

    private static async Task ShowPictureAsync(HttpClient client, string address)
    {
        using HttpResponseMessage shown = await client.GetAsync(address);
        byte[] bytes = await shown.Content.ReadAsByteArrayAsync();
        Check.That(shown.StatusCode == HttpStatusCode.OK && bytes.Length > 0, "the picture of a row is served by its key");
        Check.That(shown.Content.Headers.ContentType?.MediaType == "image/jpeg", "the picture has its type");
        EntityTagHeaderValue tag = shown.Headers.ETag!;

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(tag);
        using HttpResponseMessage unchanged = await client.SendAsync(again);
        Check.That(unchanged.StatusCode == HttpStatusCode.NotModified, "a browser that has the picture gets 304");
    }

    private static async Task EditAsync(HttpClient client, ITrackRepository tracks, long id)
    {
        long version = (await tracks.GetAsync(id))!.EditVersion;
        string address = $"/tracks/{id}";
        using HttpResponseMessage edited = await PatchAsync(
            client, address, $$"""{"year":"2000","genres":["House"],"expectedEditVersion":{{version}}}""");
        Track track = (await tracks.GetAsync(id))!;
        Check.That(edited.StatusCode == HttpStatusCode.OK && track.Year == "2000", "a field that is present is edited");
        Check.That(track.Title == "Windowlicker", "a field that is absent stays");

        using HttpResponseMessage conflict = await PatchAsync(client, address, $$"""{"year":"2001","expectedEditVersion":{{version}}}""");
        Check.That(conflict.StatusCode == HttpStatusCode.Conflict, "an edit of an outdated version is refused");
        using HttpResponseMessage misspelled = await PatchAsync(client, address, """{"yaer":"2001"}""");
        Check.That(misspelled.StatusCode == HttpStatusCode.BadRequest, "a member that doesn't exist is refused");
        using HttpResponseMessage wrong = await PatchAsync(client, address, """{"year":2001}""");
        Check.That(wrong.StatusCode == HttpStatusCode.BadRequest, "a value of the wrong type is refused");
        using HttpResponseMessage cleared = await PatchAsync(client, address, """{"year":null}""");
        Check.That(cleared.StatusCode == HttpStatusCode.OK && (await tracks.GetAsync(id))!.Year is null, "null empties a field");
    }

    private static Task<HttpResponseMessage> PatchAsync(HttpClient client, string address, string json)
        => client.PatchAsync(address, new StringContent(json, MediaTypeHeaderValue.Parse("application/json")));
}
