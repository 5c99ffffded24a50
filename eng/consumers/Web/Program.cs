// A web application with a list, pictures that browsers cache, and edits. The library's tables are in the application's own context. It then
// calls itself as a browser would; any difference from what the documentation promises ends it with an error.
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using TrackStore;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddDbContextFactory<AppDbContext>(options => options.UseSqlite("Data Source=web.db"));
builder.Services.AddTrackStore(store => store.UseDbContext<AppDbContext>());

await using WebApplication app = builder.Build();
await Tables.MigrateAsync(app.Services);

app.MapGet("/tracks", async (string? text, string? cursor, ITrackRepository tracks, CancellationToken cancellationToken)
    => await tracks.QueryAsync(new TrackQuery { Text = text, Cursor = cursor, Include = TrackItemParts.All }, cancellationToken));

app.MapPatch("/tracks/{id:long}", async Task<Results<Ok<Track>, NotFound, Conflict<string>, BadRequest<string>>> (
    long id,
    TrackUpdate update,
    ITrackRepository tracks,
    CancellationToken cancellationToken) =>
{
    try
    {
        return TypedResults.Ok(await tracks.UpdateAsync(id, update, cancellationToken));
    }
    catch (TrackNotFoundException)
    {
        return TypedResults.NotFound();
    }
    catch (EditConflictException conflict)
    {
        return TypedResults.Conflict(conflict.Message);
    }
    catch (ArgumentException invalid)
    {
        return TypedResults.BadRequest(invalid.Message);
    }
});

app.MapTrackStoreArtwork("/artwork");

await app.StartAsync();
await Browser.VisitAsync(app);
await app.StopAsync();
