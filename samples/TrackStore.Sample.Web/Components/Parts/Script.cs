using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace TrackStore.Sample.Web.Components.Parts;

/// <summary>Loads the application's scripts, which the browser keeps.</summary>
internal static class Script
{
    public static ValueTask<IJSObjectReference> LoadAsync(IJSRuntime js, ResourceAssetCollection assets, string file = "app.js")
        => js.InvokeAsync<IJSObjectReference>("import", $"./{assets[file]}");

    /// <summary>Calls the end of something in the script. A page that is left has nothing to end.</summary>
    public static async ValueTask DisposeAsync(IJSObjectReference? handle)
    {
        if (handle is null)
            return;
        try
        {
            await handle.InvokeVoidAsync("dispose");
            await handle.DisposeAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The tab is closed.
        }
    }
}
