// A web host of TrackStore, for one user on this machine. Without arguments it opens a demo library against stand-ins of Spotify and
// Discogs.
//   --library <file>           opens, or creates, a library of one's own
//   --database <postgres://>   the same on PostgreSQL
//   --demo                     uses the stand-ins with a library of one's own, which gets the demo's music if it is new
//   --urls <address>           listens elsewhere than on http://127.0.0.1:5080
using TrackStore;
using TrackStore.Sample;
using TrackStore.Sample.Web;

WebApplication application;
try
{
    application = WebHost.Build(args);
    await WebHost.PrepareAsync(application);
}
catch (Exception error) when (error is CommandException or TrackStoreException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

await using (application)
    await application.RunAsync();
return 0;
