// A driver may not open a page of an extension in Firefox; the extension itself may.
browser.tabs.create({url: browser.runtime.getURL('page.html')})
