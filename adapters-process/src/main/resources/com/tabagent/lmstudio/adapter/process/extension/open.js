// Nobody else may open a page of an extension in Firefox.
browser.tabs.create({url: browser.runtime.getURL('page.html')})
